# What a person types. The work is done by Swift and by the scripts.

.PHONY: report test test-page bench lint requirements

# Installs what the system lacks, builds, and renders the bundled notebooks into Output.
report: requirements
	swift run report

# Everything that has to hold: the formatter's rules, the imports, the tests with the comparison of
# Output, the bits of arm64, a browser that follows a preview and checks the pages, and a package that
# depends on this one.
test: requirements lint
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build
	Scripts/test-arm64
	Scripts/test-preview
	Scripts/test-page
	Scripts/test-as-dependency

# The pages in a real browser: valid, accessible, silent, printable. `make test` does it too.
test-page: requirements
	swift build --product report
	Scripts/test-page

# How fast it is: a line of JSON for each measurement on standard output, see Documentation/Speed.md.
bench: requirements
	@swift run -c release --package-path Benchmarks benchmarks

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

requirements:
	@Scripts/install-requirements
