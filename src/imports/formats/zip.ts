import { unzip } from '../archive/unpack';
import type { ImportFormat } from '../format';

const zip: ImportFormat = {
  id: 'zip',
  container: 'zip',
  reads: 'ZIP: each file in it comes in as a file of its own; folders, hidden files and `__MACOSX` are passed over',
  read: (file, options) => unzip(file, options),
};

export default zip;
