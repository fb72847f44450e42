import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'
import { parts } from './parts.ts'

export default defineConfig({
  plugins: [svelte(), svelteTesting(), parts()],
  resolve: { alias: { $lib: new URL('./src/lib', import.meta.url).pathname } },
  server: { fs: { allow: ['..'] } },
  // WebKit of Debian 12 and Edge of Windows 10 both know this much.
  build: { target: ['safari16', 'edge110'], chunkSizeWarningLimit: 1200 },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 60_000,
  },
})
