/// The environment variable that holds the token. Also what tells a program with the bridge in it from one without.
pub const TOKEN: &str = "PILAR_BRIDGE_TOKEN";

/// The fewest characters of a token.
const SHORTEST: usize = 32;

/// What whoever started the bridge knows and no other page or user does.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A token of letters and digits, 32 at least; else why it is none.
    pub fn new(text: &str) -> Result<Self, String> {
        if text.len() < SHORTEST || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(format!("{TOKEN} has to hold {SHORTEST} letters and digits or more"));
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether this is what was given.
    pub(crate) fn is(&self, given: Option<&str>) -> bool {
        given == Some(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn what_can_be_guessed_or_does_not_fit_an_address_is_no_token() {
        let good = "0123456789abcdefABCDEF0123456789";
        assert!(Token::new(good).is_ok_and(|token| token.is(Some(good)) && !token.is(None)));
        for text in ["", "kunci", &good[1..], &format!("{good}&"), &format!("{good} ")] {
            assert!(Token::new(text).is_err(), "{text}");
        }
    }
}
