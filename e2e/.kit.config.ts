import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { include: ['e2e/kit.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, root: '/work/main' } })
