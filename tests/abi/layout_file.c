/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/file.h>

#include "layout.h"

SIZE(hft_file_config, 16);
FIELD(hft_file_config, size, 0, 4);
FIELD(hft_file_config, reserved, 4, 4);
FIELD(hft_file_config, window_max, 8, 8);

VALUE(HFT_FILE_PLAIN, 1);
VALUE(HFT_FILE_GZIP, 2);
