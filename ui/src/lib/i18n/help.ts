export const help = {
  chapters: 'Bab panduan',
}
