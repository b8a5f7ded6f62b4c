// A document holds mathematics: a program that makes one, or looks at it, has to name only
// `Documents` for that.
@_exported import Typesetting
