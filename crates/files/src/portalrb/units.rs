//! `unit-wbk` and `unit-wbbm`: the units that are proposed.

use std::io::Write;

use serde::Serialize;
use serde_json::Value;

use crate::report::UnitIdentity;

/// The proposed units of one target in `PortalRB`'s shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Units {
    tahun: u16,
    units: Vec<Unit>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Unit {
    id: Value,
    nama: String,
    kategori: Option<String>,
    afirmasi: bool,
}

/// The list of units, in the order given.
pub fn units<'a>(year: u16, identities: impl IntoIterator<Item = &'a UnitIdentity>) -> Units {
    let unit = |identity: &UnitIdentity| Unit {
        id: id_value(identity.portal_unit_id.as_deref()),
        nama: identity.unit.clone(),
        kategori: identity.category.clone(),
        afirmasi: identity.afirmasi,
    };
    Units { tahun: year, units: identities.into_iter().map(unit).collect() }
}

/// Writes [`units`] as indented JSON that ends with a line break.
pub fn write_units<'a>(
    year: u16,
    identities: impl IntoIterator<Item = &'a UnitIdentity>,
    mut to: impl Write,
) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut to, &units(year, identities))?;
    to.write_all(b"\n")
}

/// A unit id as a number where it is one, else as text; `null` when it is not known.
pub(crate) fn id_value(id: Option<&str>) -> Value {
    match id {
        None => Value::Null,
        Some(id) => match id.parse::<u64>() {
            Ok(number) if number.to_string() == id => Value::from(number),
            _ => Value::from(id),
        },
    }
}
