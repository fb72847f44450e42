//! The unit, its people and the team that evaluates it.

use pilar_core::instrument::{Area, Instrument};

use crate::answers::Answers;
use crate::people::Person;
use crate::record::Record;

pub const UNIT: &str = "Kantor Perizinan Kota Uji";
pub const INSTANSI: &str = "Pemerintah Kota Uji";
pub const DEADLINE: &str = "2026-05-31";

/// Everybody in the story, and what they were meant to have written.
pub struct Office {
    pub instrument: Instrument,
    /// Id of the assessment.
    pub id: String,
    pub coordinator: Person,
    /// One for each numbered area, in order.
    pub pokja: Vec<Person>,
    /// Anggota tim, ketua tim, pengendali teknis.
    pub team: [Person; 3],
    /// What stands in the worksheet by right.
    pub record: Record,
}

impl Office {
    /// The coordinator begins an assessment and hands it to the six Pokja.
    pub fn opens() -> Self {
        let instrument = pilar_tests::instrument();
        let coordinator = Person::new("Rina Marlina", "197801012003122001", "koordinator");
        let year = instrument.year.to_string();
        let new = ["new", "--unit", UNIT, "--instansi", INSTANSI, "--year", &year, "--target", "wbk"];
        let id = coordinator.desk.json(&new)["id"].as_str().expect("id").to_owned();
        let address = "Jalan Penguji Nomor 5, Kota Uji";
        coordinator.desk.good(&["profile", &id, "--deadline", DEADLINE, "--address", address]);

        let members =
            ["Agus Salim", "Beni Putra", "Citra Dewi", "Dodi Hartono", "Eka Lestari", "Fajar Nugroho"];
        let pokja: Vec<Person> = members.map(|name| Person::new(name, "199001012015031001", "pokja")).into();
        let start = coordinator.packs(&id, "awal.zip", &[]);
        for member in &pokja {
            assert_eq!(member.takes(&start)["creates"], true);
        }
        let team = [
            Person::new("Gita Savitri", "198801012012122001", "at"),
            Person::new("Hadi Wijaya", "198001012005011002", "kt"),
            Person::new("Indra Kusuma", "197201011998031003", "dalnis"),
        ];
        Self { instrument, id, coordinator, pokja, team, record: Record::default() }
    }

    /// The areas of the six Pokja, in order.
    pub fn areas(&self) -> impl Iterator<Item = &Area> {
        self.instrument.areas.iter().filter(|area| area.number.is_some())
    }

    /// Everybody with a desk.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        std::iter::once(&self.coordinator).chain(&self.pokja).chain(&self.team)
    }

    /// What the unit answers now.
    pub fn unit(&mut self) -> &mut Answers {
        self.record.unit.last_mut().expect("a round")
    }
}
