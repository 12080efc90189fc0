@echo off
rem Drop reports (or a folder of reports) on this file: gkcheck checks them, and the result opens in the browser.
rem Everything before chcp is ASCII: cmd reads the file line by line in the code page of the moment.
rem Explorer quotes a path that holds a space, and leaves others as they are, so %* goes on unchanged.
rem Delayed expansion stays off: with it, an exclamation mark in a name would be lost.
setlocal DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
set "GKCHECK=gkcheck"
if exist "%~dp0gkcheck.exe" set "GKCHECK=%~dp0gkcheck.exe"
if exist "%~dp0..\.venv\Scripts\gkcheck.exe" set "GKCHECK=%~dp0..\.venv\Scripts\gkcheck.exe"
"%GKCHECK%" --version >nul 2>nul
if errorlevel 1 goto missing
"%GKCHECK%" check --open %*
exit /b %errorlevel%

:missing
echo 没有找到 gkcheck，请联系安装它的同事。
echo gkcheck was not found.
pause
exit /b 2
