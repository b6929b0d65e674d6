# What is said names the folder that cannot be made, and why.
mkdir closed mine
chmod 555 closed
chmod 777 mine
expect 3 as_nobody ./cleancopy fetch --quiet --state mine/state --archive closed/a/b http://127.0.0.1:9/a
