//! Putting the logo into the file: a JPEG goes in as it is, a PNG as its dots.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::blocks::Picture;

/// The name the logo has inside the file.
pub(super) const ID: &str = "PILARLOGO";

/// Adds the picture to a document and names it in every page's resources.
pub(super) fn embed(given: Picture, document: &mut Document) {
    let mut picture = dictionary(&given, given.channels);
    if given.jpeg {
        picture.set("Filter", Object::Name(b"DCTDecode".to_vec()));
        if given.channels == 4 {
            // Programs that write CMYK into JPEG store it inverted.
            let inverted = [1, 0, 1, 0, 1, 0, 1, 0].map(Object::Integer);
            picture.set("Decode", Object::Array(inverted.to_vec()));
        }
    }
    if let Some(alpha) = &given.alpha {
        let mask = dictionary(&given, 1);
        let mask = document.add_object(Stream::new(mask, alpha.clone()));
        picture.set("SMask", Object::Reference(mask));
    }
    let picture = document.add_object(Stream::new(picture, given.samples));
    let pictures: Vec<ObjectId> =
        document.get_pages().into_values().filter_map(|page| pictures_of(document, page)).collect();
    for shared in pictures {
        if let Ok(names) = document.get_object_mut(shared).and_then(Object::as_dict_mut) {
            names.set(ID, Object::Reference(picture));
        }
    }
}

fn dictionary(picture: &Picture, channels: u8) -> Dictionary {
    let colours: &[u8] = match channels {
        1 => b"DeviceGray",
        4 => b"DeviceCMYK",
        _ => b"DeviceRGB",
    };
    Dictionary::from_iter([
        ("Type", Object::Name(b"XObject".to_vec())),
        ("Subtype", Object::Name(b"Image".to_vec())),
        ("Width", Object::Integer(picture.width.into())),
        ("Height", Object::Integer(picture.height.into())),
        ("BitsPerComponent", Object::Integer(8)),
        ("ColorSpace", Object::Name(colours.to_vec())),
    ])
}

/// The dictionary of pictures a page refers to; printpdf shares one among all pages.
fn pictures_of(document: &Document, page: ObjectId) -> Option<ObjectId> {
    let resources = document.get_dictionary(page).ok()?.get(b"Resources").ok()?;
    let resources = document.dereference(resources).ok()?.1.as_dict().ok()?;
    resources.get(b"XObject").ok()?.as_reference().ok()
}
