import Figures
import Testing

@Suite("SHA-256")
struct DigestTests {
  @Test(
    "The published examples have their published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func vectors(text: String, hex: String) {
    #expect(Digest(of: text).hex == hex)
  }

  @Test("A million times a has its published digest")
  func million() {
    let digest = Digest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(digest.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("Every length around the end of a block is padded as sha256sum pads it")
  func padding() {
    // The digest of the digests of 0 to 129 zero bytes, one after another.
    let all = (0...129).flatMap { Digest(of: [UInt8](repeating: 0, count: $0)).bytes }
    #expect(
      Digest(of: all).hex == "d26cf8eafa144521d64bdc66b8314175fd9e78310979a068c8b8b2ea18636450")
  }

  @Test(
    "Base64 pads to groups of four",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("??>>", "Pz8+Pg=="),
    ])
  func base64(text: String, expected: String) {
    #expect(Digest.base64(Array(text.utf8)) == expected)
  }

  @Test("The digest in base64 is what a content security policy wants")
  func policy() {
    #expect(Digest(of: "abc").base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }
}
