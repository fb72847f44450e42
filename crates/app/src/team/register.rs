use std::collections::{BTreeMap, HashMap};

use pilar_core::team::Person;
use pilar_core::text::folded;
use uuid::Uuid;

/// People by what they are known by, so that a long list is compared in one pass.
#[derive(Debug, Default)]
pub(super) struct Register<K> {
    by_nip: HashMap<String, Vec<K>>,
    /// With whether they have a NIP.
    by_name: HashMap<String, Vec<(K, bool)>>,
}

impl Register<Uuid> {
    /// The people of a team.
    pub fn of(people: &BTreeMap<Uuid, Person>) -> Self {
        let mut register = Self { by_nip: HashMap::new(), by_name: HashMap::new() };
        for (id, person) in people {
            register.add(*id, person);
        }
        register
    }
}

impl<K: Copy> Register<K> {
    /// Adds somebody.
    pub fn add(&mut self, key: K, person: &Person) {
        let has_nip = !person.nip.is_empty();
        if has_nip {
            self.by_nip.entry(person.nip.clone()).or_default().push(key);
        }
        self.by_name.entry(folded(&person.name)).or_default().push((key, has_nip));
    }

    /// Everybody who [is](Person::is) this person.
    pub fn like(&self, person: &Person) -> Vec<K> {
        let by_name = self.by_name.get(&folded(&person.name)).into_iter().flatten();
        if person.nip.is_empty() {
            return by_name.map(|(key, _)| *key).collect();
        }
        let by_nip = self.by_nip.get(&person.nip).into_iter().flatten().copied();
        by_nip.chain(by_name.filter(|(_, has_nip)| !has_nip).map(|(key, _)| *key)).collect()
    }
}
