/** Made by `plugin.ts`: the address of what the overview says about the sample; empty where it is not known. */
declare module 'virtual:sample-results' {
  const address: string;
  export default address;
}
