import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { cssVariables } from './src/theme.ts'

const target = process.env['XIAOBAO_SERVER'] ?? 'http://127.0.0.1:8080'

/** The host stays that of the pages, or the server takes the call for one from another site. */
const proxy = { target, changeOrigin: false }

/** Colours and sizes stand in the page itself, before any script. */
const themed: Plugin = {
  name: 'xiaobao:theme',
  transformIndexHtml: (html) => html.replace('<!--theme-->', () => `<style>${cssVariables()}</style>`),
}

/** Two builds of the same pages: `client` for browsers, `server` to draw them for guests, whole without node_modules. */
const twice: Plugin = {
  name: 'xiaobao:twice',
  config: ({ build }) => {
    const folder = build?.outDir ?? 'dist'
    return {
      builder: {},
      environments: {
        client: { build: { outDir: join(folder, 'client'), manifest: true } },
        ssr: {
          resolve: { noExternal: true },
          define: { 'process.env.NODE_ENV': '"production"' },
          build: {
            outDir: join(folder, 'server'),
            ssr: true,
            copyPublicDir: false,
            rolldownOptions: {
              input: { server: 'web/src/server/renderer.ts' },
              output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
            },
          },
        },
      },
    }
  },
}

/** `vite web` serves the pages while they are written and hands every API call to the server; `vite build web` makes `web/dist`. */
export default defineConfig({
  plugins: [react(), themed, twice],
  // Node would be given another build of the icons, all of them, and beside the one that Ant Design uses.
  resolve: { alias: [{ find: /^@ant-design\/icons$/, replacement: '@ant-design/icons/es' }] },
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
