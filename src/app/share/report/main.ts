import { mount } from 'svelte';
import '../../global.css';
import Report from './Report.svelte';

const target = document.getElementById('app');
const packed = document.getElementById('snapshot')?.textContent?.trim();
if (!target || packed === undefined) throw new Error('this is no report');
mount(Report, { target, props: { packed } });
