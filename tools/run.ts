import { spawn } from 'node:child_process'

/** Writes a line of the checks' own. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Runs a program to its end, its output shown as it comes. @returns exit code and all output */
export function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        process.stdout.write(chunk)
      })
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Whether a program is on the path. */
export const has = async (command: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' })
    child.on('close', (code) => resolve(code === 0))
  })
