/** Pages that are loaded when they are first opened; the worksheet is part of the first load. */
import type { Component } from 'svelte'
import type { Desk } from '$lib/desk/desk.svelte'

type Page = Promise<{ default: Component<{ desk: Desk }> }>

export const PAGES: Record<string, () => Page> = {
  tentang: () => import('./About.svelte'),
  ringkasan: () => import('./Overview.svelte'),
  bantuan: () => import('./Help.svelte'),
  bukti: () => import('./Evidence.svelte'),
  coba: () => import('./Trial.svelte'),
  ekspor: () => import('./Export.svelte'),
  impor: () => import('./Import.svelte'),
  pekerjaan: () => import('./Work.svelte'),
  pengusulan: () => import('./Proposal.svelte'),
  pengaturan: () => import('./Settings.svelte'),
  riwayat: () => import('./History.svelte'),
  keutuhan: () => import('./Integrity.svelte'),
  konflik: () => import('./Conflicts.svelte'),
  lhe: () => import('./Lhe.svelte'),
  portofolio: () => import('./Portfolio.svelte'),
  rencana: () => import('./Planning.svelte'),
  reviu: () => import('./Review.svelte'),
  survei: () => import('./Feeding.svelte'),
  serah: () => import('./HandOver.svelte'),
  tim: () => import('./Team.svelte'),
}
