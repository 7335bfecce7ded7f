import { AppError } from '#shared/errors.ts'
import { translator } from '#server/texts.ts'
import { furnish } from '#server/start.ts'
import { modules } from './app.ts'
import { backup } from './cli/backup.ts'
import { restore } from './cli/restore.ts'
import { account, citus, demo, dispatch, importFile, migrateOnly, report, seed, verify } from './cli/commands.ts'
import { say, terminalLocale } from './cli/say.ts'

/** Loaded only when it serves: the other commands need no web server. */
const start = async (rest: string[]) => (await import('./cli/start.ts')).start(rest)

const USAGE = `liren — community building of a city

  liren start [--build]                        open the database, build the demonstration if empty, serve
  liren import divisions FILE --released DATE [--system nbs|mca]
  liren import policies FOLDER
  liren report survey --as-of DATE [--format md|docx|pdf] [--area CODE] [--lang zh-CN|en] [--out FILE]
  liren plan INSTANCE [--lower N] [--upper N] [--target N] [--seed N] [--hard ATTR] [--old ATTR] [--effort SECONDS] [--out FILE]
  liren backup FILE                            the whole city in one file (without the master key)
  liren restore FILE [--key-file KEY]          into an empty database only
  liren verify [FILE]                          audit chain, counts, keys; an election's archive from its file alone
  liren account create LOGIN --role ROLE --area CODE [--name NAME]
  liren account reset LOGIN
  liren seed --people N                        a synthetic register of any size, for load tests
  liren demo remove --yes                      empties a database that is a demonstration
  liren migrate                                only bring the database up to date
  liren citus distribute                       spread the tables of a Citus cluster

Settings stand in the environment: see README.md.`

/** Loaded only when it draws. */
const plan = async (rest: string[]) => (await import('./cli/plan.ts')).planFile(rest)

furnish(modules)
try {
  const code = await dispatch(
    process.argv.slice(2),
    {
      start,
      import: importFile,
      report,
      plan,
      backup,
      restore,
      verify,
      account,
      seed,
      demo,
      migrate: migrateOnly,
      citus,
    },
    USAGE,
  )
  process.exitCode = code
} catch (error) {
  if (error instanceof AppError) say(translator(terminalLocale)(error.code, error.params))
  else say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
