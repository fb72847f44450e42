//! The JSON as it stands: nothing dropped silently, repeated names included.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Answers one file may hold.
pub(super) const MOST_ANSWERS: usize = 10_000;

/// The whole file; unknown names are ignored.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub unit_id: Option<Value>,
    pub unit: Option<Value>,
    pub year: Option<Value>,
    pub answers: Option<Answers>,
}

/// The answers, kept up to the limit and counted beyond it.
#[derive(Debug)]
pub(super) struct Answers {
    pub entries: Vec<Entry>,
    pub count: usize,
}

/// One element of the list.
#[derive(Debug)]
pub(super) enum Entry {
    /// An object with its fields in order.
    Object(Vec<(String, Value)>),
    /// Anything else.
    Other,
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Document;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("objek")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
                let mut document = Document::default();
                while let Some(name) = map.next_key::<String>()? {
                    let slot = match name.as_str() {
                        "unit_id" => &mut document.unit_id,
                        "nama_unit" => &mut document.unit,
                        "tahun" => &mut document.year,
                        "answers" => {
                            if document.answers.replace(map.next_value()?).is_some() {
                                return Err(A::Error::custom("answers dua kali"));
                            }
                            continue;
                        }
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            continue;
                        }
                    };
                    if slot.replace(map.next_value()?).is_some() {
                        return Err(A::Error::custom("nama dua kali"));
                    }
                }
                Ok(document)
            }
        }
        deserializer.deserialize_map(Read)
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Answers;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("daftar")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Answers, A::Error> {
                let mut answers = Answers { entries: Vec::new(), count: 0 };
                while answers.count < MOST_ANSWERS {
                    let Some(entry) = seq.next_element()? else { return Ok(answers) };
                    answers.entries.push(entry);
                    answers.count += 1;
                }
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    answers.count += 1;
                }
                Ok(answers)
            }
        }
        deserializer.deserialize_seq(Read)
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Entry;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("jawaban")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Entry::Object(fields))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Entry, A::Error> {
                while seq.next_element::<Value>()?.is_some() {}
                Ok(Entry::Other)
            }

            fn visit_unit<E>(self) -> Result<Entry, E> {
                Ok(Entry::Other)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Entry, E> {
                Ok(Entry::Other)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Entry, E> {
                Ok(Entry::Other)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Entry, E> {
                Ok(Entry::Other)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Entry, E> {
                Ok(Entry::Other)
            }

            fn visit_str<E>(self, _: &str) -> Result<Entry, E> {
                Ok(Entry::Other)
            }
        }
        deserializer.deserialize_any(Read)
    }
}
