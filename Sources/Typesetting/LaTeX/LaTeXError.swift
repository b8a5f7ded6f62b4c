/// What is wrong with a formula in LaTeX, and where.
package struct LaTeXError: Error, Sendable, Equatable {
  package enum Problem: Sendable, Equatable {
    case unknownCommand(name: String, nearest: String?)
    case unknownEnvironment(name: String, nearest: String?)
    case unexpectedCharacter(Character)
    case loneBackslash
    case unopenedBrace
    case unclosedBrace
    case unclosedBracket
    case unclosedDollar
    case missingArgument(of: String)
    case missingBraces(after: String)
    case commandInText(String)
    case doubleScript(String)
    case missingDelimiter(after: String)
    case unclosedLeft
    case unopenedRight
    case unclosedEnvironment(String)
    case unopenedEnvironment(String)
    case mismatchedEnvironment(opened: String, closed: String)
    case alignmentOutsideGrid(String)
    case misplacedLimits(String)
    case badColumns(String)
    case misplacedRule(String)
    case position(String)
    case unstruck
    case insetInName
    case tooDeep(limit: Int)
  }

  package var problem: Problem
  /// Where the problem begins, in UTF-8 bytes from the beginning of the formula.
  package var offset: Int
  /// How many UTF-8 bytes it takes.
  package var length: Int
}

extension LaTeXError {
  /// What was found, as a sentence without a capital or a full stop.
  package var message: String {
    switch problem {
    case .unknownCommand(let name, _): "there is no LaTeX command \"\\\(name)\" here"
    case .unknownEnvironment(let name, _): "there is no LaTeX environment \"\(name)\" here"
    case .unexpectedCharacter(let character): "a formula may not hold \"\(character)\""
    case .loneBackslash: "a backslash without a name ends the formula"
    case .unopenedBrace: "a \"}\" closes nothing"
    case .unclosedBrace: "a \"{\" is not closed"
    case .unclosedBracket: "a \"[\" is not closed"
    case .unclosedDollar: "a \"$\" in text is not closed"
    case .missingArgument(let command): "\"\(command)\" lacks an argument"
    case .missingBraces(let command): "\"\(command)\" is not followed by a \"{\""
    case .commandInText(let name): "\"\\\(name)\" stands in text, which holds words only"
    case .doubleScript(let kind): "a second \(kind) follows the first"
    case .missingDelimiter(let command): "\"\(command)\" is not followed by a delimiter"
    case .unclosedLeft: "a \"\\left\" has no \"\\right\""
    case .unopenedRight: "a \"\\right\" has no \"\\left\""
    case .unclosedEnvironment(let name): "\"\\begin{\(name)}\" has no \"\\end{\(name)}\""
    case .unopenedEnvironment(let name): "\"\\end{\(name)}\" has no \"\\begin{\(name)}\""
    case .mismatchedEnvironment(let opened, let closed):
      "\"\\begin{\(opened)}\" ends with \"\\end{\(closed)}\""
    case .alignmentOutsideGrid(let token):
      "\"\(token)\" stands where no cell of a matrix or of aligned lines ends"
    case .misplacedLimits(let command): "\"\(command)\" does not follow an operator"
    case .badColumns(let found):
      "\"\(found)\" does not say how the columns of an array are aligned"
    case .misplacedRule(let command): "\"\(command)\" does not begin a row of an array"
    case .position(let found): "\"\(found)\" says how an environment is placed, which the page does"
    case .unstruck: "\"\\not\" is not followed by a sign that it could strike through"
    case .insetInName: "a value stands where a name is expected"
    case .tooDeep(let limit): "the formula is nested more than \(limit) levels deep"
    }
  }

  /// What to do about it, as sentences; nil where the message says it all.
  package var advice: String? {
    switch problem {
    case .unknownCommand(let name, let nearest):
      LaTeXAdvice.command(name) ?? nearest.map { "Did you mean \"\\\($0)\"?" }
        ?? "The documentation lists the commands; \\operatorname{\(name)} sets a name, "
        + "\\text{…} words."
    case .unknownEnvironment(let name, let nearest):
      LaTeXAdvice.environment(name) ?? nearest.map { "Did you mean \"\($0)\"?" }
        ?? "There are \(LaTeXEnvironment.byName.keys.sorted().joined(separator: ", "))."
    case .unexpectedCharacter(let character):
      "%#$&_".contains(character)
        ? "Write \"\\\(character)\" for the character itself." : "Words belong into \\text{…}."
    case .loneBackslash: "Name a command after it, such as \\alpha."
    case .unopenedBrace: "Remove it, or write \"\\}\" for the character itself."
    case .unclosedBrace: "Close it with \"}\", or write \"\\{\" for the character itself."
    case .unclosedBracket: "Close it with \"]\"."
    case .unclosedDollar: "Close it with \"$\", or write \"\\$\" for the character itself."
    case .missingArgument: "Write the argument after it, in braces."
    case .missingBraces: "Put its name or words in braces."
    case .commandInText: "Put the formula between dollar signs, or end the text before it."
    case .doubleScript: "Group what belongs together in braces, as in {x^a}^b or x^{a b}."
    case .missingDelimiter:
      "Write one of ( ) [ ] | \\{ \\} \\langle \\rangle, or a full stop for none."
    case .unclosedLeft: "Add \"\\right\" and a delimiter; \"\\right.\" draws none."
    case .unopenedRight: "Add \"\\left\" and a delimiter before it; \"\\left.\" draws none."
    case .unclosedEnvironment(let name): "Add \"\\end{\(name)}\"."
    case .unopenedEnvironment(let name): "Add \"\\begin{\(name)}\" before it."
    case .mismatchedEnvironment(let opened, _): "Close it with \"\\end{\(opened)}\"."
    case .alignmentOutsideGrid(let token):
      token == "&"
        ? "Write \"\\&\" for the character itself, or put the lines in \\begin{aligned}."
        : "Put the lines between \\begin{aligned} and \\end{aligned}."
    case .misplacedLimits: "It belongs after a large operator, as in \\sum\\limits_{i}."
    case .badColumns:
      "Write l, c or r for each column and | for a rule between them, as in \\begin{array}{l|r}."
    case .misplacedRule:
      "It belongs right behind \\begin{array}{…} or behind the \\\\ that ends a row of an array."
    case .position(let found):
      found.count == 3
        ? "Leave it out." : "Leave it out, or write \\begin{array}{lcr} to say how columns are set."
    case .unstruck: "Write it before a relation, as in \\not\\subset."
    case .insetInName: "Write the name as it is, and the value outside of its braces."
    case .tooDeep: "Split the formula."
    }
  }
}
