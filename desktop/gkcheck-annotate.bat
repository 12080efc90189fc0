@echo off
rem Drop reports in Word or Excel on this file: beside each one a copy with comments is written and opened.
rem What cannot take comments, or cannot be read, is told by the page of gkcheck check --open instead.
rem Everything before chcp is ASCII: cmd reads the file line by line in the code page of the moment.
rem Delayed expansion stays off: with it, an exclamation mark in a name would be lost.
setlocal DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
set "GKCHECK=gkcheck"
if exist "%~dp0gkcheck.exe" set "GKCHECK=%~dp0gkcheck.exe"
if exist "%~dp0..\.venv\Scripts\gkcheck.exe" set "GKCHECK=%~dp0..\.venv\Scripts\gkcheck.exe"
"%GKCHECK%" --version >nul 2>nul
if errorlevel 1 goto missing

:next
if "%~1"=="" exit /b 0
"%GKCHECK%" annotate "%~f1" --output "%~dpn1-批注%~x1" >nul 2>nul
if errorlevel 1 goto told
start "" "%~dpn1-批注%~x1"
shift
goto next

:told
"%GKCHECK%" check --open "%~f1"
shift
goto next

:missing
echo 没有找到 gkcheck，请联系安装它的同事。
echo gkcheck was not found.
pause
exit /b 2
