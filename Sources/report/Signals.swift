import Foundation
import Synchronization

/// What signals do to the command.
///
/// It may end at any moment: files are renamed into their places when they are complete, so nothing
/// needs to be put back but the line that tells the progress.
enum Signals {
  /// Makes Ctrl-C end the program with exit code 130, and every signal arrive but the one that nobody
  /// reads what is written: the work goes on then.
  static func prepare() {
    holdStandardFiles()
    signal(SIGPIPE, SIG_IGN)
    // Made here, for a signal handler must not be the first to ask for it.
    Terminal.hasTransientLine.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      if Terminal.hasTransientLine.load(ordering: .relaxed) {
        // No string and no array here: both may take memory while the program is taking some.
        var erase: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
        _ = write(STDERR_FILENO, &erase, 4)
      }
      _exit(130)
    }
    // A parent's threads may have had signals blocked, and a process inherits that.
    var all = sigset_t()
    sigfillset(&all)
    sigprocmask(SIG_UNBLOCK, &all, nil)
  }

  /// Takes the places of standard files that are closed, so that no file of a report gets one of them
  /// and messages with it; what is written there still fails.
  private static func holdStandardFiles() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest that is free is given out.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
