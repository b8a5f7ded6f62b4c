// What a notebook comes to is a document with diagnostics: a program that runs notebooks has to name
// only `Notebooks` to look at them.
@_exported import Diagnostics
@_exported import Documents
