import type { House } from '#server/house.ts'

type Lines = Promise<string[]>
/** What `liren import` takes in, by its second word. */
export const importers: Record<string, (house: House, file: string, options: Record<string, string>) => Lines> = {}
export const accountCommands: Record<string, (house: House, login: string, options: Record<string, string>) => Promise<string>> = {}
export const surveyReport = async (_house: House, _ask: object): Promise<Buffer> => Buffer.from('')
export const seedPeople = async (_house: House, _people: number, _say: (line: string) => void): Promise<void> => {}
export const removeDemonstration = async (_house: House): Promise<string> => ''
