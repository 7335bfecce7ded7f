/** What two entries of one person share: name, birth and address. */
export const tell = (name: string, birthOn: string, address: string): string => `${name}|${birthOn}|${address}`
