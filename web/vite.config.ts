import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const target = process.env['XIAOBAO_SERVER'] ?? 'http://127.0.0.1:8080'

/** The host stays that of the pages, or the server takes the call for one from another site. */
const proxy = { target, changeOrigin: false }

/** `vite web` serves the pages while they are written and hands every API call to the server; `vite build web` makes `web/dist`. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    // Security policy: scripts and fonts come from files, never from inside the page.
    assetsInlineLimit: 0,
  },
  server: { port: 7150, strictPort: true, proxy: { '/api': proxy, '/healthz': proxy, '/readyz': proxy } },
})
