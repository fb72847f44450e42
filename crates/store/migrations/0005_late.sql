-- Schema 5: changes that were not there when their side handed the worksheet over wait until it is given back.

CREATE TABLE late (
    row INTEGER PRIMARY KEY REFERENCES change (row) -- neither counts nor competes as long as it stands here
) STRICT;
