// A document's text holds mathematics: a program that writes some, or reads it, names only
// `Documents` for that. Its tables, charts and pictures are of `Figures`, its mistakes of
// `Diagnostics`.
@_exported import Typesetting
