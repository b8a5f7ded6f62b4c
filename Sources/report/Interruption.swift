import Foundation

/// What Ctrl-C does.
enum Interruption {
  /// Makes an interrupt end the program at once with exit code 130.
  ///
  /// Files are renamed into their places when they are complete, so nothing needs to be put back.
  static func exitsWith130() {
    signal(SIGINT) { _ in _exit(130) }
    // A parent's threads may have had the signal blocked, and a process inherits that.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    sigprocmask(SIG_UNBLOCK, &interrupt, nil)
  }
}
