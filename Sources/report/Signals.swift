import Foundation

/// What signals do to the command.
///
/// It may end at any moment: files are renamed into their places when they are complete, so nothing
/// needs to be put back.
enum Signals {
  /// Makes Ctrl-C end the program with exit code 130, and every signal arrive.
  static func prepare() {
    signal(SIGINT) { _ in _exit(130) }
    // A parent's threads may have had signals blocked, and a process inherits that.
    var all = sigset_t()
    sigfillset(&all)
    sigprocmask(SIG_UNBLOCK, &all, nil)
  }
}
