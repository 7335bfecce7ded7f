import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((v) => v === '1' || v === 'true')

/** Every setting by environment: name, what it may be, and what holds without it. Listed in README and docs/operate. */
const settings = z.object({
  LIREN_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  LIREN_HOST: z.string().min(1).default('127.0.0.1'),
  /** Folder of the embedded database, keys and files. */
  LIREN_DATA: z.string().min(1).default('./data'),
  /** A PostgreSQL server; without it the embedded engine in LIREN_DATA. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The server is a Citus coordinator. */
  LIREN_CITUS: flag,
  /** Master key of personal data, 64 hexadecimal digits; without it one is made in LIREN_DATA/keys. */
  LIREN_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  /** `gcm`: AES-256-GCM; `sm`: SM4-CTR with HMAC-SM3. */
  LIREN_CRYPTO: z.enum(['gcm', 'sm']).default('gcm'),
  /** Whether an empty database becomes the demonstration city. */
  LIREN_DEMO: flag,
  /** Address pattern of a tile server for maps; none shows boundaries only. */
  LIREN_TILES: z.string().default(''),
  /** How people reach the house (`https://liren.example.cn`): stands in links written into files. */
  LIREN_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(
      (text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''),
      'an address without a path, https://liren.example.cn',
    )
    .optional(),
  /** A mail server for notices: `smtp://user:password@host:587`, `smtps://…`; without it they are only noted in the log. */
  LIREN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of these mails: `里仁 <liren@example.cn>`. */
  LIREN_MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ <)?[^\s@<>]+@[^\s@<>]+>?$/, 'an address, liren@example.cn or Name <liren@example.cn>')
    .optional(),
  LIREN_UPLOAD_MB: z.coerce.number().int().min(1).max(2048).default(200),
  LIREN_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Cookies only over HTTPS; set it behind a TLS proxy. */
  LIREN_SECURE: flag,
  /** Requests a minute from one address. */
  LIREN_RATE: z.coerce.number().int().min(10).default(1200),
})

export interface Config {
  port: number
  host: string
  /** How people reach the house, without a slash at the end: before every path in a link that leaves it. */
  publicUrl: string
  data: string
  databaseUrl: string | undefined
  citus: boolean
  masterKey: Buffer
  crypto: 'gcm' | 'sm'
  demo: boolean
  tiles: string
  smtpUrl: string | undefined
  mailFrom: string | undefined
  uploadBytes: number
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  secure: boolean
  rate: number
}

/**
 * Reads and checks all settings.
 * @throws Error whose message lists every wrong setting, one a line
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(
    Object.keys(settings.shape).flatMap((key) => (env[key] === undefined || env[key] === '' ? [] : [[key, env[key]]])),
  )
  const parsed = settings.safeParse({ LIREN_DEMO: '1', ...known })
  if (!parsed.success) throw new Error(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'))
  const s = parsed.data
  if (s.LIREN_SECURE && s.LIREN_PUBLIC_URL?.startsWith('http:'))
    throw new Error('LIREN_PUBLIC_URL: https, as LIREN_SECURE=1 says')
  if (s.LIREN_SMTP_URL && !s.LIREN_MAIL_FROM) throw new Error('LIREN_MAIL_FROM: a sender, as LIREN_SMTP_URL is set')
  const data = resolve(s.LIREN_DATA)
  return {
    port: s.LIREN_PORT,
    host: s.LIREN_HOST,
    publicUrl: s.LIREN_PUBLIC_URL
      ? new URL(s.LIREN_PUBLIC_URL).origin
      : `${s.LIREN_SECURE ? 'https' : 'http'}://${s.LIREN_HOST.includes(':') ? `[${s.LIREN_HOST}]` : s.LIREN_HOST}:${s.LIREN_PORT}`,
    data,
    databaseUrl: s.DATABASE_URL,
    citus: s.LIREN_CITUS,
    masterKey: s.LIREN_KEY ? Buffer.from(s.LIREN_KEY, 'hex') : keyOf(data),
    crypto: s.LIREN_CRYPTO,
    demo: s.LIREN_DEMO,
    tiles: s.LIREN_TILES,
    smtpUrl: s.LIREN_SMTP_URL,
    mailFrom: s.LIREN_MAIL_FROM,
    uploadBytes: s.LIREN_UPLOAD_MB * 1024 * 1024,
    log: s.LIREN_LOG,
    secure: s.LIREN_SECURE,
    rate: s.LIREN_RATE,
  }
}

function keyOf(data: string): Buffer {
  const file = join(data, 'keys', 'master.key')
  if (!existsSync(file)) {
    mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}
