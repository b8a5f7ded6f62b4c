/// What this program calls itself on the pages it writes.
public enum Gradbook {
  /// The version, as `report --version` prints it and every page names it.
  public static let version = "0.1.0"
}
