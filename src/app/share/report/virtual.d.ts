/** Made by `plugin.ts`: the address of the template of single-file reports. */
declare module 'virtual:report-template' {
  const address: string;
  export default address;
}
