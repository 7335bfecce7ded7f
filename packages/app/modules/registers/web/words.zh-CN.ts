export const pageWords = { fields: {} }
