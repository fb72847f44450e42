//! The file formats: what is read from workbooks and JSON, and what readers find in workbooks and PDFs.

mod annexes;
mod column_maps;
mod command;
mod lhe;
mod made_lhe;
mod made_reports;
mod made_sheets;
mod made_workbooks;
mod own_workbook;
mod pdf_content;
mod pdf_hostile;
mod read_beside;
mod read_formats;
mod read_hostile;
mod read_kinds;
mod read_official;
mod read_portal_sheet;
mod read_portalrb;
mod read_quirks;
mod read_sheets;
mod read_workbook;
mod write_template;
mod write_template_cells;
mod write_template_kinds;
mod write_workbook;
