//! The whole story of one unit on the command line: six Pokja and their coordinator fill a worksheet on seven
//! desktops, three reviewers look at it on three others, the unit follows up, the second round decides, and the LHE
//! goes out. Nothing but packages passes from desk to desk.

mod answers;
mod by_hand;
mod filling;
mod merging;
mod office;
mod people;
mod record;
mod report;
mod round_one;
mod round_two;

use office::Office;

#[test]
fn a_unit_is_filled_on_six_desktops_reviewed_on_three_and_evaluated() {
    let mut office = Office::opens();
    filling::six_pokja_fill_their_areas(&mut office);
    merging::the_coordinator_takes_in_six_packages(&office);
    merging::the_coordinator_decides_what_two_pokja_answered(&office);
    merging::the_coordinator_completes_the_worksheet(&mut office);
    let handed_in = merging::the_unit_hands_in(&office);

    let returned = round_one::three_layers_review(&mut office, &handed_in);
    round_two::the_unit_follows_up(&mut office, &returned);
    let last = round_two::the_second_round_decides(&mut office);

    report::the_lhe_goes_out(&office);
    report::the_portfolio_shows_the_unit(&office);
    report::everybody_ends_with_the_same(&office, &last);
}
