import type { Component } from 'svelte';
import type { Drawing } from './layout';
import type { PartSpec } from './part/layout';

/** What charts draw only once somebody has fetched it, before it is asked for: a page that shows no parts has none of it. */
export const late: { PartLayer?: Component<{ readonly drawing: Drawing; readonly part: PartSpec }> } = {};
