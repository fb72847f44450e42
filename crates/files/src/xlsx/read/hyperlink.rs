//! Links that formulas make: `HYPERLINK("address", "text")`, alone or inside of another formula.

/// Beginnings of addresses that lead somewhere.
pub(super) const SCHEMES: [&str; 3] = ["https://", "http://", "ftp://"];
/// The function, with the bracket behind it.
const FUNCTION: &str = "HYPERLINK(";

/// Where the link of a formula leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Leads {
    /// To an address that stands in the formula.
    To(String),
    /// To what the cell shows; or nowhere, as the cell shows something else.
    AsShown,
    /// To an address that the formula puts together.
    Unknown,
}

/// Uses of the function in a formula that are looked at.
const MOST: usize = 8;

/// One use of the function: its arguments, where they are written there as texts.
struct Call {
    address: Option<String>,
    text: Option<String>,
}

/// Whether a formula makes a link, all of it or a part of it.
pub(crate) fn is_link(formula: &str) -> bool {
    !calls(formula).0.is_empty()
}

/// Where the link of a formula leads whose cell shows a text; `None` for a formula that makes none.
pub(super) fn leads(formula: &str, shown: &str) -> Option<Leads> {
    let (calls, whole) = calls(formula);
    let (first, shown) = (calls.first()?, shown.trim());
    if let (true, Some(address)) = (whole, &first.address) {
        return Some(to(address));
    }
    if is_address(shown) {
        return Some(Leads::AsShown);
    }
    if whole {
        return Some(Leads::Unknown);
    }
    let says = |call: &&Call| call.text.as_deref().map(str::trim) == Some(shown);
    let mut meant = calls.iter().filter(says);
    Some(match meant.next() {
        Some(call) => {
            let same = meant.all(|other| other.address == call.address);
            call.address.as_deref().filter(|_| same).map_or(Leads::Unknown, to)
        }
        // Another part of the formula is shown.
        None if shown.is_empty() || calls.iter().all(|call| call.text.is_some()) => Leads::AsShown,
        None => Leads::Unknown,
    })
}

/// Whether a text is an address and nothing else.
fn is_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) && !text.contains(char::is_whitespace)
}

/// To an address; one within the workbook leads nowhere.
fn to(address: &str) -> Leads {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') {
        Leads::AsShown
    } else {
        Leads::To(address.to_owned())
    }
}

/// Every use of the function in a formula, and whether the first one is all of it.
fn calls(formula: &str) -> (Vec<Call>, bool) {
    let formula = formula.trim();
    let (mut found, mut quoted, mut whole) = (Vec::new(), false, false);
    for (at, c) in formula.char_indices() {
        if c == '"' {
            quoted = !quoted;
        }
        let named =
            formula.get(at..at + FUNCTION.len()).is_some_and(|name| name.eq_ignore_ascii_case(FUNCTION));
        let Some(rest) = formula.get(at + FUNCTION.len()..).filter(|_| named && !quoted) else { continue };
        let (arguments, end) = arguments(rest);
        whole |= at == 0 && rest[end..].trim_end() == ")";
        found.push(Call {
            address: arguments.first().and_then(|argument| literal(argument)),
            text: arguments.get(1).and_then(|argument| literal(argument)),
        });
        if found.len() == MOST {
            break;
        }
    }
    (found, whole)
}

/// The arguments of a call whose bracket was opened, and where it is closed.
fn arguments(text: &str) -> (Vec<&str>, usize) {
    let (mut found, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' => depth += 1,
            ')' if depth == 0 => {
                found.push(&text[start..at]);
                return (found, at);
            }
            ')' => depth -= 1,
            // Other formats than `.xlsx` part arguments by semicolons.
            ',' | ';' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    (found, text.len())
}

/// An argument that is a text and nothing else.
fn literal(argument: &str) -> Option<String> {
    let inside = argument.trim().strip_prefix('"')?.strip_suffix('"')?;
    let plain = inside.replace("\"\"", "\u{0}");
    (!plain.contains('"')).then(|| plain.replace('\u{0}', "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_that_stands_in_the_formula_is_taken() {
        let to = |address: &str| Some(Leads::To(address.to_owned()));
        for (formula, shown, leads) in [
            ("HYPERLINK(\"https://a.id/x\",\"SK\")", "SK", to("https://a.id/x")),
            ("HYPERLINK(\"https://a.id/x\")", "", to("https://a.id/x")),
            ("HYPERLINK(\"https://a.id/\"&A1,\"SK\")", "SK", Some(Leads::Unknown)),
            ("HYPERLINK(\"https://a.id/\"&A1)", "https://a.id/9", Some(Leads::AsShown)),
            ("HYPERLINK(Z9;\"SK\")", "SK", Some(Leads::Unknown)),
            ("IF(A1=1,HYPERLINK(\"https://a.id/x\",\"SK\"),\"belum\")", "SK", to("https://a.id/x")),
            ("IF(A1=1,HYPERLINK(\"https://a.id/x\",\"SK\"),\"belum\")", "belum", Some(Leads::AsShown)),
            ("IF(A1=1,HYPERLINK(\"https://a.id/x\",B1),\"belum\")", "belum", Some(Leads::Unknown)),
            ("HYPERLINK(\"#Lampiran!A1\",\"SK\")", "SK", Some(Leads::AsShown)),
            ("HYPERLINK(\"https://a.id/\"\"x\"\"\",\"SK\")", "SK", to("https://a.id/\"x\"")),
            ("hyperlink(\"https://a.id/x\",\"SK\")", "SK", to("https://a.id/x")),
            ("\"HYPERLINK(\"&A1", "x", None),
            ("SUM(A1:A2)", "3", None),
        ] {
            assert_eq!(super::leads(formula, shown), leads, "{formula}");
            assert_eq!(is_link(formula), leads.is_some(), "{formula}");
        }
    }
}
