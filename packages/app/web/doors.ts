/**
 * The few contracts of modules that the shell and the kit themselves call. The only place, with modules.ts, where the
 * web's kit knows of modules.
 */
export { childAreas, getAreaPage, listAreas, listBoundaries, type AreaRow } from '#modules/areas/contract.ts'
export { compareAreas } from '#modules/indicators/contract.ts'
export { changePost, changePreferences, deleteView, listViews, saveView, signOut } from '#modules/accounts/contract.ts'
