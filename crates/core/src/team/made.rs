use uuid::Uuid;

use crate::digest::Digest;
use crate::instrument::SoalId;
use crate::worksheet::Answer;

/// The places that tasks of one kind of source have among all, as [`made_id`] takes them.
pub const SOURCE_PLACES: usize = 1 << 10;

/// The places there are for [`made_id`].
const PLACES: u16 = 1 << 12;

/// The id of a task that is made from something, such as a step of a path: the same on every desk and every time, so that
/// it is made once. `source` names what it is made from; ids sort by `place`, before tasks that were typed.
pub fn made_id(assessment: Uuid, place: usize, source: &str) -> Uuid {
    let hash = Digest::of(&[assessment.as_bytes(), source.as_bytes()]).bytes();
    let place = u16::try_from(place).unwrap_or(PLACES).min(PLACES - 1).to_be_bytes();
    let mut bytes = [0; 16];
    // The time of the assessment's own id, which is older than anything in it.
    bytes[..6].copy_from_slice(&assessment.as_bytes()[..6]);
    bytes[6..8].copy_from_slice(&place);
    bytes[8..].copy_from_slice(&hash[..8]);
    Uuid::new_v8(bytes)
}

/// The id of the task that raises an input of a question (index) to an answer. A path and a scenario that ask for the same
/// ask for one task.
pub fn raise_id(assessment: Uuid, question: usize, soal: SoalId, to: &Answer) -> Uuid {
    made_id(assessment, 2 * SOURCE_PLACES + question, &format!("jalan/{soal}/{to}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_from_one_thing_has_one_id_in_the_order_of_places() {
        let assessment = Uuid::parse_str("0198c2a0-1234-7abc-8def-0123456789ab").unwrap();
        let one = made_id(assessment, 3, "kesenjangan/12");
        assert_eq!(one, made_id(assessment, 3, "kesenjangan/12"));
        assert_eq!(one.get_version_num(), 8);
        assert!(one < made_id(assessment, 4, "kesenjangan/1") && made_id(assessment, 2, "z") < one);
        assert_ne!(one, made_id(assessment, 3, "kesenjangan/13"));
        assert_ne!(one, made_id(Uuid::nil(), 3, "kesenjangan/12"));
        assert!(made_id(assessment, usize::MAX, "") >= one, "a place too far is the last");
    }
}
