use std::fmt::{self, Display};
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// Reads a value from the text that it is written as, where that stands: a journal has several such in every line.
/// `expected` says what the text has to be.
pub(crate) fn read_text<'de, D, T, E>(
    deserializer: D,
    expected: &'static str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: Display,
{
    deserializer.deserialize_str(Text { expected, read, error: PhantomData })
}

struct Text<F, E> {
    expected: &'static str,
    read: F,
    error: PhantomData<E>,
}

impl<T, E: Display, F: FnOnce(&str) -> Result<T, E>> Visitor<'_> for Text<F, E> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<Of: Error>(self, text: &str) -> Result<T, Of> {
        (self.read)(text).map_err(Of::custom)
    }
}
