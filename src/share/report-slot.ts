/** Where the template of a report waits for its snapshot: a block of data that no browser runs. */
export const REPORT_SLOT = '<script type="application/octet-stream" id="snapshot"></script>';
