/** Made by `plugin.ts`: WebAssembly in base64. */
declare module '*?assembly' {
  const base64: string;
  export default base64;
}
