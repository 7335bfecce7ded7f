/** Writes a line for the person at the terminal. */
export const say = (text = ''): void => void process.stdout.write(`${text}\n`)
/** Writes over the last line, where the terminal can. */
export const sayProgress = (text: string): void => void (process.stdout.isTTY ? process.stdout.write(`\r[K${text}`) : say(text))
