//! Several desktops filling one worksheet: merging, conflicts and decisions through the use cases.

mod desks;
mod journey;
